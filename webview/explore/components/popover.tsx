import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../shared/icon.tsx';

export interface PopoverProps {
  /** What the button says, and what it opens is called. */
  readonly label: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A button that opens a box below it. Escape, or a click elsewhere, closes it again. */
export function Popover({ label, title, children }: PopoverProps): VNode {
  const [open, setOpen] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    element.current?.querySelector<HTMLElement>('.popover input')?.focus();
    const stop = new AbortController();
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !element.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave, { signal: stop.signal });
    document.addEventListener('focusin', leave, { signal: stop.signal });
    return () => stop.abort();
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div ref={element} class="popover-holder" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="menu-button"
        title={title}
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
      >
        <span class="menu-label">{label}</span>
        <Icon name="chevron" />
      </button>
      {open && (
        <div class="popover" role="dialog" aria-label={title}>
          {children}
        </div>
      )}
    </div>
  );
}
