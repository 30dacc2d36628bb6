/** See `Fill`. */
export const FILLS = ['sequential', 'rested'] as const

/**
 * Which free numbers of a stock come first.
 *
 * - `sequential`: the numbers that came back, the longest-rested first; then the untouched ones, block by block, each
 *   used up before the next one is opened. So as few blocks as possible are in use, as the US asks of carriers
 *   (sequential number assignment, 47 CFR 52.15).
 * - `rested`: the untouched ones, block by block; where there are none, the numbers that came back, the longest-rested
 *   first.
 *
 * In the North American plan (+1) a block is a thousands-block, NPA-NXX-X, whatever ranges were brought in. Elsewhere a
 * block is a range as it was brought in.
 */
export type Fill = (typeof FILLS)[number]
