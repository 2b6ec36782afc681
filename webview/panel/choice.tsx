import type { VNode } from 'preact';

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  /** Values with what is shown for them. */
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

/** One of a few values: the browser's own list, which a keyboard and a screen reader know. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): VNode {
  const { label, value, choices, onChange } = props;
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        value={value}
        onChange={event => {
          const chosen = choices.find(([known]) => known === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {choices.map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
