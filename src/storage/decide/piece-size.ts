/**
 * The most numbers in a piece of untouched numbers. A piece never crosses a multiple of this size. So in +1 a piece
 * lies within one thousands-block, and processes that take from one stock seldom wait for the same piece.
 */
export const PIECE_SIZE = 1_000
