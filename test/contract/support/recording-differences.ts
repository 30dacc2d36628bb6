import type { Recording, Shape } from '../../../scripts/contract/recording.ts'
import { masked, shapeOf } from '../../../scripts/contract/reduce-body.ts'
import type { Reply } from '../../support/client.ts'

/** Headers that HTTP itself adds, or that are compared as a body. */
const OF_HTTP = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']
/** Intended on every answer, so that no browser takes it for a page (docs/compatibility.md). */
const OF_EVERY_ANSWER = ['x-content-type-options']

/** The differences of an answer from a recorded answer: status, headers, fields and kinds of values, words of errors. */
export function recordingDifferences(recording: Recording, reply: Reply): string[] {
  const status = reply.status === recording.status ? [] : [`status ${reply.status}`]
  return [...status, ...headerDifferences(recording, reply), ...bodyDifferences(recording, reply)]
}

function headerDifferences({ headers, headersPartial }: Recording, reply: Reply): string[] {
  if (headers === undefined) return []
  const wrong = Object.entries(headers).flatMap(([name, recorded]) => {
    const value = reply.headers[name]
    if (value === undefined) return [`header ${name} is missing`]
    const shown = maskedNow(String(value))
    return recorded === null || recorded === shown ? [] : [`header ${name} is ${shown}`]
  })
  const expected = [...Object.keys(headers), ...OF_HTTP, ...OF_EVERY_ANSWER]
  const more = Object.keys(reply.headers).filter((name) => !expected.includes(name))
  return headersPartial ? wrong : [...wrong, ...more.map((name) => `header ${name} is more`)]
}

function bodyDifferences({ status, body, bodyCut }: Recording, reply: Reply): string[] {
  const recorded = flatten(body)
  const shape =
    reply.json === undefined ? undefined : shapeOf(JSON.parse(maskedNow(reply.text)), status >= 400)
  const ours = flatten(shape)
  const wrong = [...recorded].flatMap(([place, value]) => {
    const own = ours.get(place)
    if (own === undefined) return [`body${place} is missing`]
    return own === value ? [] : [`body${place} is ${own}`]
  })
  const more = [...ours.keys()].filter((place) => !recorded.has(place))
  return bodyCut ? wrong : [...wrong, ...more.map((place) => `body${place} is more`)]
}

/** As recordings are masked, with the numbers of these tests. */
function maskedNow(text: string): string {
  return masked(text.replace(/(?<=\+|")(1(425|888)555\d{4}|33\d{9})\b/g, '{id}'))
}

function flatten(shape: Shape | undefined, place = ''): Map<string, string> {
  if (shape === undefined) return new Map()
  if (typeof shape === 'string') return new Map([[place, shape]])
  const parts: [string, Shape][] = Array.isArray(shape)
    ? shape.map((entry) => [`${place}[]`, entry])
    : Object.entries(shape).map(([name, part]) => [`${place}.${name}`, part])
  return new Map([
    [place, Array.isArray(shape) ? 'list' : 'object'],
    ...parts.flatMap(([at, part]) => [...flatten(part, at)]),
  ])
}
