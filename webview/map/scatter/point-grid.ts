import { extentOf, type Extent } from './camera.ts';

/** Cells a side; a cell of 1.7 million points has some dozens then. */
const mostCells = 512;

/** Points by the cell of a grid they lie in, so that those near a place are found at once. */
export class PointGrid {
  readonly extent: Extent;
  readonly side: number;
  private readonly starts: Uint32Array;
  /** Points ordered by their cell. */
  private readonly points: Uint32Array;

  /** @param places x and y of every point */
  constructor(private readonly places: Float32Array) {
    this.extent = extentOf(places);
    const count = places.length / 2;
    this.side = Math.max(1, Math.min(mostCells, Math.ceil(Math.sqrt(count))));
    this.starts = new Uint32Array(this.side * this.side + 1);
    this.points = new Uint32Array(count);
    for (let point = 0; point < count; point++) {
      const next = this.cellOf(point) + 1;
      this.starts[next] = (this.starts[next] ?? 0) + 1;
    }
    for (let cell = 0; cell < this.side * this.side; cell++) {
      this.starts[cell + 1] = (this.starts[cell + 1] ?? 0) + (this.starts[cell] ?? 0);
    }
    const filled = this.starts.slice();
    for (let point = 0; point < count; point++) {
      const cell = this.cellOf(point);
      const at = filled[cell] ?? 0;
      this.points[at] = point;
      filled[cell] = at + 1;
    }
  }

  /**
   * The nearest point to (x, y) that is not farther than `radius` and that `wanted` takes; of equals
   * the last; −1 when there is none.
   */
  nearest(x: number, y: number, radius: number, wanted: (point: number) => boolean): number {
    let [found, least] = [-1, radius * radius];
    this.forEachCell(x - radius, x + radius, y - radius, y + radius, (_, points) => {
      for (const point of points) {
        const dx = (this.places[2 * point] ?? 0) - x;
        const dy = (this.places[2 * point + 1] ?? 0) - y;
        const square = dx * dx + dy * dy;
        if (square <= least && wanted(point)) [found, least] = [point, square];
      }
    });
    return found;
  }

  /** Calls `visit` with every cell that has points and meets the rectangle. */
  forEachCell(
    left: number,
    right: number,
    bottom: number,
    top: number,
    visit: (cell: Extent, points: Uint32Array) => void,
  ): void {
    const [first, last] = [this.column(left), this.column(right)];
    const [low, high] = [this.line(bottom), this.line(top)];
    for (let line = low; line <= high; line++) {
      for (let column = first; column <= last; column++) {
        const cell = line * this.side + column;
        const points = this.points.subarray(this.starts[cell], this.starts[cell + 1]);
        if (points.length > 0) visit(this.extentOfCell(column, line), points);
      }
    }
  }

  private extentOfCell(column: number, line: number): Extent {
    const { left, bottom } = this.extent;
    const [width, height] = [this.width, this.height];
    return {
      left: left + column * width,
      right: left + (column + 1) * width,
      bottom: bottom + line * height,
      top: bottom + (line + 1) * height,
    };
  }

  private cellOf(point: number): number {
    const column = this.column(this.places[2 * point] ?? 0);
    return this.line(this.places[2 * point + 1] ?? 0) * this.side + column;
  }

  private column(x: number): number {
    return this.within(Math.floor((x - this.extent.left) / this.width));
  }

  private line(y: number): number {
    return this.within(Math.floor((y - this.extent.bottom) / this.height));
  }

  private within(index: number): number {
    return Math.max(0, Math.min(this.side - 1, index));
  }

  private get width(): number {
    return (this.extent.right - this.extent.left) / this.side;
  }

  private get height(): number {
    return (this.extent.top - this.extent.bottom) / this.side;
  }
}
