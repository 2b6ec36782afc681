const c1: u64 = 0x87c37b91114253d5;
const c2: u64 = 0x4cf5ad432745937f;

/**
 * MurmurHash3_x64_128 with seed 0 (Austin Appleby, public domain): writes the 16 bytes of the hash of `length`
 * bytes at `start` to `key`.
 */
export function murmur128(start: usize, length: usize, key: usize): void {
  let h1: u64 = 0;
  let h2: u64 = 0;
  const end = start + (length & ~15);
  for (let at = start; at < end; at += 16) {
    h1 ^= mixed1(load<u64>(at));
    h1 = (rotl<u64>(h1, 27) + h2) * 5 + 0x52dce729;
    h2 ^= mixed2(load<u64>(at, 8));
    h2 = (rotl<u64>(h2, 31) + h1) * 5 + 0x38495ab5;
  }
  const rest = length & 15;
  if (rest > 8) h2 ^= mixed2(partial(end + 8, rest - 8));
  if (rest > 0) h1 ^= mixed1(partial(end, min(rest, 8)));
  h1 ^= <u64>length;
  h2 ^= <u64>length;
  h1 += h2;
  h2 += h1;
  h1 = avalanche(h1);
  h2 = avalanche(h2);
  h1 += h2;
  h2 += h1;
  store<u64>(key, h1);
  store<u64>(key, h2, 8);
}

function mixed1(word: u64): u64 {
  return rotl<u64>(word * c1, 31) * c2;
}

function mixed2(word: u64): u64 {
  return rotl<u64>(word * c2, 33) * c1;
}

/** The first `count` bytes, 1 to 8, of the word at `at`. */
function partial(at: usize, count: usize): u64 {
  return load<u64>(at) & (~(<u64>0) >> (64 - 8 * <u64>count));
}

/** Every bit of the word comes to depend on every other. */
function avalanche(word: u64): u64 {
  word ^= word >> 33;
  word *= 0xff51afd7ed558ccd;
  word ^= word >> 33;
  word *= 0xc4ceb9fe1a85ec53;
  return word ^ (word >> 33);
}
