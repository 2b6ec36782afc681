/** Which file of a set a line of its run is from. */
export { setPlace } from '../core/run/line-place.ts';
