import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface EditFieldProps {
  readonly label: string;
  readonly value: string;
  /** What it begins with instead of the value, to be saved when it is left so. */
  readonly draft?: string | undefined;
  readonly placeholder: string;
  /** Characters it takes. */
  readonly longest: number;
  /** Id of a datalist to choose from. */
  readonly list?: string;
  /** Takes the focus at once, with all of its text selected. */
  readonly focus?: boolean;
  readonly onSave: (value: string) => void;
  /** Told when it is left without anything to save. */
  readonly onLeave?: () => void;
}

/** A line of text that is saved by Enter or by leaving it, and is as before after Escape. */
export function EditField(props: EditFieldProps): VNode {
  const { label, value, onSave, onLeave } = props;
  const input = useRef<HTMLInputElement>(null);
  const settled = useRef(false);
  // Before the next key, which belongs into the field already.
  useLayoutEffect(() => {
    if (props.focus !== true) return;
    input.current?.focus();
    input.current?.select();
  }, []);
  const save = (): void => {
    const text = input.current?.value.trim() ?? value;
    if (text !== value && !settled.current) onSave(text);
    settled.current = false;
    onLeave?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing || !input.current) return;
    if (event.key === 'Enter') input.current.blur();
    if (event.key !== 'Escape') return;
    settled.current = true;
    input.current.value = value;
    input.current.blur();
  };
  return (
    <input
      ref={input}
      type="text"
      class="edit-field"
      aria-label={label}
      placeholder={props.placeholder}
      maxLength={props.longest}
      list={props.list}
      defaultValue={props.draft ?? value}
      key={value}
      onKeyDown={onKeyDown}
      onBlur={save}
    />
  );
}
