import { Ajv, type ErrorObject } from 'ajv'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import { describeViolation } from '../config/describe-violation.ts'
import { UsageError } from '../usage-error.ts'
import { checkSeedFaults } from './check-seed-faults.ts'
import { SeedDocument } from './seed-document.ts'

/** The keys and indexes that lead to a value of the document. */
export type SeedPath = readonly (string | number)[]

/** A seed that fits the schema. */
export interface Seed {
  readonly document: SeedDocument
  /** The error of a value, which says where the value is: with its line and column, if the seed is a file. */
  readonly fault: (path: SeedPath, message: string) => Error
}

/**
 * Reads a seed from its text, YAML 1.2; JSON is YAML too.
 *
 * @param name how messages call the file
 * @throws {UsageError} with line and column, if the text is not YAML or does not fit the schema
 */
export function readSeed(text: string, name: string): Seed {
  const lines = new LineCounter()
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faultAt = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset)
    return new UsageError(`${name}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`)
  }
  const [error] = parsed.errors
  if (error !== undefined) throw faultAt(error.pos[0], `is not YAML: ${firstLine(error.message)}`)

  const fault: Seed['fault'] = (path, message) => faultAt(offsetOf(parsed, path), message)
  const document = toValue(parsed, (message) => faultAt(0, message))
  const validate = new Ajv({ verbose: true, allowUnionTypes: true }).compile<SeedDocument>(SeedDocument)
  if (validate(document)) {
    checkSeedFaults(document, fault)
    return { document, fault }
  }
  const [violation] = validate.errors ?? []
  if (violation === undefined) throw faultAt(0, 'is no seed')
  throw fault(pathOf(violation), describeViolation(violation))
}

/** An empty file is an empty seed. */
function toValue(parsed: Document, fault: (message: string) => UsageError): unknown {
  try {
    return parsed.toJS() ?? {}
  } catch (error) {
    // Too many aliases, by which a small file could be made large.
    throw fault(firstLine(error instanceof Error ? error.message : String(error)))
  }
}

/** The path of the value, or of the key that is too many. */
function pathOf({ instancePath, keyword, params }: ErrorObject): SeedPath {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  const { additionalProperty }: Record<string, unknown> = params
  return keyword === 'additionalProperties' ? [...path, String(additionalProperty)] : path
}

/** Where the value at the end of the path begins, or its key where it has one. */
function offsetOf(parsed: Document, path: SeedPath): number {
  const parent = path.length === 0 ? undefined : parsed.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last)
    if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0
  }
  const node = parsed.getIn(path, true)
  return isNode(node) ? (node.range?.[0] ?? 0) : path.length === 0 ? 0 : offsetOf(parsed, path.slice(0, -1))
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
