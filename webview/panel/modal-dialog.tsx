import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { nextInRing } from '../shared/list-keyboard.ts';
import { toolkitStops } from '../shared/toolkit.tsx';

export interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

const stops = `button, summary, select, input, textarea, [tabindex="0"], ${toolkitStops}`;

/** The browser's modal dialog; Tab stays inside instead of leaving for the workbench. */
export function ModalDialog({ title, onClose, children }: ModalDialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  // What had the focus may have gone with the step before; a focus outside the page stays there.
  useEffect(() => {
    if (document.hasFocus() && !dialog.current?.contains(document.activeElement))
      dialog.current?.focus();
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab') return;
    const ring = [...(dialog.current?.querySelectorAll<HTMLElement>(stops) ?? [])];
    const at = ring.findIndex(element => element === document.activeElement);
    event.preventDefault();
    ring[nextInRing(at, ring.length, event.shiftKey)]?.focus();
  };
  return (
    <dialog
      ref={dialog}
      class="dialog"
      tabIndex={-1}
      aria-labelledby="dialog-title"
      onKeyDown={onKeyDown}
      onClose={onClose}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
