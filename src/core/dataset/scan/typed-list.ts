type NumericArray = Float64Array | Uint32Array | Int32Array;

/** A typed array that grows: numbers by the million without a boxed value each. */
export class TypedList<A extends NumericArray> {
  private array: A;
  length = 0;

  constructor(private readonly create: (length: number) => A) {
    this.array = create(1024);
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = this.create(this.array.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length++] = value;
  }

  /** The value at `index`, 0 ≤ index < length; later ones are undefined or 0. */
  at(index: number): number | undefined {
    return this.array[index];
  }

  /** The values in an array of exactly their number. */
  finish(): A {
    return this.array.slice(0, this.length) as A;
  }
}
