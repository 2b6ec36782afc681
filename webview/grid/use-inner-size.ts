import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export interface InnerSize {
  readonly width: number;
  readonly height: number;
}

/** Size of the inside of `ref`'s element in pixels, while it changes too. */
export function useInnerSize(ref: RefObject<HTMLElement | null>): InnerSize {
  const [size, setSize] = useState<InnerSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return size;
}
