/** Stands in for the image library that transformers.js imports and a text model never calls. */
// eslint-disable-next-line import-x/no-default-export -- the package it replaces has one
export default function sharp(): never {
  throw new Error('Images are not supported here.');
}
