import type { VNode } from 'preact';

export interface ChoiceSelectProps<Choice extends string> {
  readonly label: string;
  readonly value: Choice;
  readonly choices: readonly Choice[];
  readonly nameOf: (choice: Choice) => string;
  readonly onChange: (choice: Choice) => void;
}

/** A native select with its label. */
export function ChoiceSelect<Choice extends string>(props: ChoiceSelectProps<Choice>): VNode {
  const { label, value, choices, nameOf, onChange } = props;
  return (
    <label class="list-choice" title={label}>
      <span>{label}</span>
      <select
        value={value}
        onChange={event => {
          const chosen = choices.find(choice => choice === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {choices.map(choice => (
          <option key={choice} value={choice}>
            {nameOf(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
