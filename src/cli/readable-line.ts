import { inspect } from 'node:util'

type Colour = 'dim' | 'green' | 'cyan' | 'yellow' | 'red'
type Paint = (colour: Colour, text: string) => string

type Facts = Readonly<Record<string, unknown>>

/** The levels of pino: https://getpino.io/#/docs/api?id=loggerlevels-object */
const LEVELS: Readonly<Record<number, readonly [string, Colour]>> = {
  10: ['TRACE', 'dim'],
  20: ['DEBUG', 'dim'],
  30: ['INFO', 'cyan'],
  40: ['WARN', 'yellow'],
  50: ['ERROR', 'red'],
  60: ['FATAL', 'red'],
}

/**
 * A line of the log, which is JSON, for people: `14:05:09 GET /phoneNumbers 200 3 ms contoso` for a request, and the
 * message with its facts for everything else. Nothing that a client sent can steer the terminal.
 */
export function readableLine(json: string, hasColours: boolean): string {
  const { level, time, pid: _, msg, ...facts }: Facts = JSON.parse(json)
  const paint: Paint = (colour, text) => (hasColours ? coloured(colour, text) : text)
  const parts =
    msg === 'request' && typeof facts['method'] === 'string'
      ? requestParts(facts, paint)
      : [...levelParts(level, paint), String(msg), ...factParts(facts)]
  return [paint('dim', timeOf(time)), ...parts].join(' ')
}

function coloured(colour: Colour, text: string): string {
  const [on, off] = inspect.colors[colour] ?? [0, 0]
  return `\x1b[${on}m${text}\x1b[${off}m`
}

function requestParts(facts: Facts, paint: Paint): string[] {
  const { method, target, status, ms, resource, operator, sandbox, faults } = facts
  const [path = ''] = String(target).split('?')
  const hit = Array.isArray(faults) && faults.length > 0 ? [`fault ${faults.join(', ')}`] : []
  return [
    printable(String(method)),
    printable(path),
    paint(colourOf(Number(status)), String(status)),
    paint('dim', `${ms} ms`),
    ...(resource === undefined ? [] : [printable(String(resource))]),
    ...(operator === undefined ? [] : [`operator (${printable(String(operator))})`]),
    ...(sandbox === undefined ? [] : [`sandbox ${sandbox}`]),
    ...hit.map((text) => paint('yellow', printable(text))),
  ]
}

function colourOf(status: number): Colour {
  if (status >= 500) return 'red'
  if (status >= 400) return 'yellow'
  return status >= 300 ? 'cyan' : 'green'
}

function levelParts(level: unknown, paint: Paint): string[] {
  const [name, colour] = LEVELS[Number(level)] ?? [String(level), 'dim']
  return [paint(colour, name)]
}

function factParts(facts: Facts): string[] {
  return Object.entries(facts).map(([name, value]) => printable(`${name}=${textOf(value)}`))
}

/** A word as it is, and everything else as JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' && /^[\w./:@+-]+$/.test(value) ? value : JSON.stringify(value)
}

/** The time of the day at this machine. */
function timeOf(time: unknown): string {
  const at = new Date(Number(time))
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

/** The text without characters that steer a terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
