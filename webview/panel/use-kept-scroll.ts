import { useEffect, useRef } from 'preact/hooks';

/**
 * Scrolls to `position` once the page has grown tall enough for it, unless the person moves first,
 * and tells `keep` where the page comes to rest.
 */
export function useKeptScroll(position: number, keep: (position: number) => void): void {
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    const stop = new AbortController();
    const settle = (): void => {
      window.scrollTo(0, position);
      if (window.scrollY >= position - 1) stop.abort();
    };
    const observer = new ResizeObserver(settle);
    stop.signal.addEventListener('abort', () => observer.disconnect());
    for (const event of ['wheel', 'pointerdown', 'keydown']) {
      window.addEventListener(event, () => stop.abort(), { once: true, signal: stop.signal });
    }
    observer.observe(document.body);
    const onEnd = (): void => {
      if (stop.signal.aborted) latest.current(window.scrollY);
    };
    document.addEventListener('scrollend', onEnd);
    return () => {
      stop.abort();
      document.removeEventListener('scrollend', onEnd);
    };
  }, []);
}
