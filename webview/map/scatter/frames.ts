import type { Look, Renderer } from './renderer.ts';

/** Points that every computer draws in a frame, and where the search for more begins. */
const [fewest, first] = [40_000, 150_000];
/** A frame that took longer was too full, one that took less had room, milliseconds. */
const [long, short] = [40, 24];

/**
 * Draws a picture frame by frame, each time as many points as the computer manages: the first frame
 * shows a part of the points, evenly drawn, and the next ones add the others. A new picture takes
 * the place of one that is not complete, so that moving stays fluid.
 */
export class Frames {
  private budget = first;
  private frame = 0;
  private lastAt = 0;
  private wanted: Look | undefined;
  private pass = 0;
  private drawn = 0;

  /** @param onDrawn told how many points the picture has so far, and whether these are all */
  constructor(
    private readonly renderer: Renderer,
    private readonly onDrawn: (points: number, complete: boolean) => void,
  ) {}

  show(look: Look): void {
    this.wanted = look;
    if (this.frame === 0) {
      this.lastAt = 0;
      this.frame = requestAnimationFrame(now => this.next(now));
    }
  }

  /** Draws all at once, for a picture to be copied. */
  complete(look: Look): void {
    this.renderer.begin(look);
    for (let pass = 0; pass < this.renderer.passes; pass++) {
      this.renderer.draw(pass, 0, this.renderer.points);
    }
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private next(now: number): void {
    this.adapt(now);
    const { renderer, wanted } = this;
    if (wanted !== undefined) {
      renderer.begin(wanted);
      this.wanted = undefined;
      [this.pass, this.drawn] = [0, 0];
    }
    this.drawSome();
    const complete = this.pass >= renderer.passes;
    this.onDrawn(this.pass > 0 ? renderer.points : this.drawn, complete);
    this.frame = complete ? 0 : requestAnimationFrame(later => this.next(later));
  }

  private drawSome(): void {
    const { renderer } = this;
    for (let left = this.budget; left > 0 && this.pass < renderer.passes;) {
      const end = Math.min(renderer.points, this.drawn + left);
      renderer.draw(this.pass, this.drawn, end);
      left -= Math.max(1, end - this.drawn);
      this.drawn = end;
      if (this.drawn === renderer.points) {
        this.pass++;
        if (this.pass < renderer.passes) this.drawn = 0;
      }
    }
  }

  private adapt(now: number): void {
    const took = now - this.lastAt;
    if (this.lastAt > 0 && took > long) this.budget = Math.max(fewest, this.budget * 0.6);
    else if (this.lastAt > 0 && took < short) this.budget *= 1.5;
    this.budget = Math.min(this.budget, 4 * Math.max(first, this.renderer.points));
    this.lastAt = now;
  }
}
