import type { Random } from '../../test/support/random.ts'

/** A way to change a text, each character of which is a byte. */
export type TextMutation = (text: string, random: Random) => string

const CONTROLS = [
  '\0',
  '\r',
  '\n',
  '\t',
  '\r\n',
  '\r\n\r\n',
  '\x1b',
  '\x7f',
  '\r\nx-new: 1',
  '%00',
  '%0d%0a',
] as const

/** Texts in UTF-8, some of them invalid. */
const UNICODE = [
  utf8('é'),
  utf8('１２'),
  utf8('𝟜📞'),
  utf8('\u202e'),
  utf8('\ufeff'),
  utf8('e\u0301'),
  '\xed\xa0\x80',
  '\xc0\xaf',
  '\xff\xfe',
  '%F0%9F%93%9E',
  '%C0%AF',
  '\\ud800',
] as const

const NUMBERS = [
  '0',
  '-0',
  '-1',
  '00',
  '1.5',
  '1e3',
  '1e400',
  '2147483647',
  '2147483648',
  '9007199254740993',
  '18446744073709551616',
  'NaN',
  'Infinity',
  '0x10',
  '١',
] as const

const SIZES = [300, 9_000, 20_000] as const

/** Mutations that work on any text. */
export const TEXT_MUTATIONS = {
  flip: (text, random) => splice(text, random, 1, (byte) => flipBit(byte, random)),
  delete: (text, random) => splice(text, random, random.integer(1, 4), () => ''),
  insert: (text, random) => splice(text, random, 0, () => bytes(random, random.integer(1, 4))),
  duplicate: (text, random) => splice(text, random, random.integer(1, 16), (part) => part + part),
  truncate: (text, random) => text.slice(0, random.integer(0, Math.max(text.length - 1, 0))),
  swap(text, random) {
    const middle = random.integer(1, Math.max(text.length - 1, 1))
    return text.slice(middle) + text.slice(0, middle)
  },
  huge: (text, random) => splice(text, random, 1, (byte) => (byte || 'A').repeat(random.pick(SIZES))),
  control: (text, random) => splice(text, random, 0, () => random.pick(CONTROLS)),
  unicode: (text, random) => splice(text, random, random.integer(0, 1), () => utf8Bytes(random)),
  number(text, random) {
    const runs = [...text.matchAll(/\d+/g)]
    const run = random.pick(runs)
    const number = utf8(random.pick(NUMBERS))
    if (run === undefined) return splice(text, random, 0, () => number)
    return text.slice(0, run.index) + number + text.slice(run.index + run[0].length)
  },
} satisfies Record<string, TextMutation>

function splice(text: string, random: Random, length: number, replace: (part: string) => string): string {
  const at = random.integer(0, Math.max(text.length - length, 0))
  return text.slice(0, at) + replace(text.slice(at, at + length)) + text.slice(at + length)
}

function flipBit(byte: string, random: Random): string {
  return String.fromCharCode((byte.charCodeAt(0) || 0) ^ (1 << random.integer(0, 7)))
}

function bytes(random: Random, count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(random.integer(0, 255))).join('')
}

function utf8Bytes(random: Random): string {
  return random.pick(UNICODE)
}

/** The text's bytes, one character each. */
export function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
