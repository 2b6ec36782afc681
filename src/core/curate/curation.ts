import { CuratedState, type RunClusters, type Step } from './curated-state.ts';
import { stepOf } from './edit-step.ts';
import type { EditEntry } from './journal-entry.ts';

/** An edit that was made, and how it is taken back. */
interface Made {
  readonly entry: EditEntry;
  readonly step: Step;
}

/** The state of a run's clusters with the edits that led to it, so that each can be undone and redone. */
export class Curation {
  readonly state: CuratedState;
  private readonly made: Made[] = [];
  private readonly undone: Made[] = [];

  constructor(run: RunClusters) {
    this.state = new CuratedState(run);
  }

  /** Edits that hold, in their order. */
  get done(): readonly EditEntry[] {
    return this.made.map(({ entry }) => entry);
  }

  /** Edits that were undone and can be redone, the next one last. */
  get redoable(): readonly EditEntry[] {
    return this.undone.map(({ entry }) => entry);
  }

  /** What `undo` would take back, and what `redo` would make again. */
  get next(): { readonly undo: EditEntry | undefined; readonly redo: EditEntry | undefined } {
    return { undo: this.made.at(-1)?.entry, redo: this.undone.at(-1)?.entry };
  }

  /**
   * Makes an edit; what was undone before can be redone no more.
   * @param step what it changes, if that has been found already in the state as it is
   * @throws HumanError as `stepOf`; the state is as it was then
   */
  edit(entry: EditEntry, step = stepOf(this.state, entry.edit)): Step {
    this.state.apply(step);
    this.made.push({ entry, step });
    this.undone.length = 0;
    return step;
  }

  /** Takes the last edit back; undefined when there is none. */
  undo(): Step | undefined {
    const last = this.made.pop();
    if (last === undefined) return undefined;
    this.state.revert(last.step);
    this.undone.push(last);
    return last.step;
  }

  /** Makes the edit again that was undone last; undefined when there is none. */
  redo(): Step | undefined {
    const last = this.undone.pop();
    if (last === undefined) return undefined;
    this.state.apply(last.step);
    this.made.push(last);
    return last.step;
  }
}
