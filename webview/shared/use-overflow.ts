import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Whether some of the text in `ref`'s element does not fit into its clamped height. */
export function useOverflow(ref: RefObject<HTMLElement | null>, selector: string): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const texts = [...element.querySelectorAll<HTMLElement>(selector)];
      setOverflows(texts.some(text => text.scrollHeight > text.clientHeight + 1));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return overflows;
}
