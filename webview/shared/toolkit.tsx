/**
 * The only door to `@vscode/webview-ui-toolkit`: it is deprecated, so the rest of the page sees
 * typed components and would not notice another library behind them.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeProgressRing,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import type { ComponentChildren, HTMLAttributes, VNode } from 'preact';

/** Defines the custom elements below. Call it once, before the first render. */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeProgressRing(),
    vsCodeTextField(),
  );
}

/** Matches the toolkit's elements that take the focus. */
export const toolkitStops = 'vscode-button:not([disabled]), vscode-checkbox';

interface ToolkitElement extends HTMLAttributes<HTMLElement> {
  readonly appearance?: 'primary' | 'secondary' | 'icon';
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly value?: string;
}

declare module 'preact' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Preact's way to add elements
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ToolkitElement;
      'vscode-checkbox': ToolkitElement;
      'vscode-progress-ring': ToolkitElement;
      'vscode-text-field': ToolkitElement;
    }
  }
}

export interface ButtonProps {
  readonly appearance?: 'primary' | 'secondary' | 'icon';
  /** Name for assistive technology and tooltip; needed where `children` is only an icon. */
  readonly label?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

export function Button(props: ButtonProps): VNode {
  const { appearance = 'primary', label, disabled = false } = props;
  return (
    <vscode-button
      appearance={appearance}
      disabled={disabled}
      {...(label === undefined ? {} : { 'aria-label': label, title: label })}
      onClick={props.onClick}
    >
      {props.children}
    </vscode-button>
  );
}

export interface CheckboxProps {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}

export function Checkbox({ checked, disabled = false, onChange, children }: CheckboxProps): VNode {
  return (
    <vscode-checkbox
      checked={checked}
      disabled={disabled}
      onChange={event => onChange(property(event, 'checked') === true)}
    >
      {children}
    </vscode-checkbox>
  );
}

export interface TextFieldProps {
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  readonly onInput: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Icons and buttons; `slot` says at which end. */
  readonly children: ComponentChildren;
}

export function TextField(props: TextFieldProps): VNode {
  return (
    <vscode-text-field
      class="text-field"
      value={props.value}
      placeholder={props.placeholder}
      ref={element => {
        // The toolkit sets an English label of its own when the element is connected.
        if (element) element.ariaLabel = props.label;
      }}
      onInput={event => onInputText(event, props.onInput)}
      onKeyDown={props.onKeyDown}
    >
      {props.children}
    </vscode-text-field>
  );
}

function onInputText(event: Event, onInput: (value: string) => void): void {
  const value = property(event, 'value');
  if (typeof value === 'string') onInput(value);
}

/** The toolkit's ring announces itself in English; a text beside it says what is awaited. */
export function ProgressRing(): VNode {
  return <vscode-progress-ring aria-hidden="true" />;
}

function property({ currentTarget }: Event, name: 'checked' | 'value'): unknown {
  return currentTarget && name in currentTarget ? Reflect.get(currentTarget, name) : undefined;
}
