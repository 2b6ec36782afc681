import type { ComponentChildren, VNode } from 'preact';
import { DatasetText } from './dataset-text.tsx';
import { Icon, type IconName } from './icon.tsx';

export interface WelcomeProps {
  readonly icon: IconName;
  /** Base name of the file this is about. */
  readonly file?: string;
  readonly title: string;
  /** What it means and what can be done, then the buttons. */
  readonly children: ComponentChildren;
}

/** A page with one message in its middle. */
export function Welcome({ icon, file, title, children }: WelcomeProps): VNode {
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <div class="welcome-icon">
        <Icon name={icon} />
      </div>
      <h1 id="welcome-title">{title}</h1>
      {file !== undefined && (
        <p class="welcome-file">
          <DatasetText text={file} dir="ltr" />
        </p>
      )}
      {children}
    </section>
  );
}
