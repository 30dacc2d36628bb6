import type { ContractFacts, Facts, OperationFacts } from './contract-facts.ts'
import { isRecord, type Json, recordOf, textsOf } from './json.ts'

/** Follows a `$ref`. `base` is the document that has the target. */
export type Resolve = (reference: string, base: Json) => { target: Json; base: Json }

const METHODS = ['get', 'post', 'patch', 'delete', 'put']
const LIMITS = [
  'default',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'maxProperties',
]

/** Reduces an OpenAPI 2.0 document to its facts, without descriptions and without names that requests do not have. */
export function reduceDocument(document: Json, resolve: Resolve): ContractFacts {
  const operations: Record<string, OperationFacts> = {}
  for (const [path, methods] of Object.entries(recordOf(document['paths']))) {
    for (const [method, operation] of Object.entries(recordOf(methods))) {
      if (!METHODS.includes(method) || !isRecord(operation)) continue
      operations[idOf(operation)] = reduceOperation(method, path, operation, document, resolve)
    }
  }
  return Object.fromEntries(Object.entries(operations).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The ids of the first preview of SIP routing, and those that the same operations have since. */
const RENAMED: Readonly<Record<string, string>> = {
  GetSipConfiguration: 'SipRouting_Get',
  PatchSipConfiguration: 'SipRouting_Update',
}

function idOf(operation: Json): string {
  const id = String(operation['operationId']).replace('PhoneNumbers_', '')
  return RENAMED[id] ?? id
}

function reduceOperation(
  method: string,
  path: string,
  operation: Json,
  document: Json,
  resolve: Resolve,
): OperationFacts {
  const facts: Record<string, Facts> = {}
  const longRunning = operation['x-ms-long-running-operation'] === true
  const finalStateVia = recordOf(operation['x-ms-long-running-operation-options'])['final-state-via']
  const pageable = recordOf(operation['x-ms-pageable'])
  facts['operation'] = {
    method: method.toUpperCase(),
    path,
    ...(longRunning && { longRunning }),
    ...(finalStateVia !== undefined && { finalStateVia }),
    ...(pageable['itemName'] !== undefined && {
      pageOf: pageable['itemName'],
      nextLink: pageable['nextLinkName'],
    }),
    produces: textsOf(operation['produces']),
  }
  const consumes = textsOf(operation['consumes'])
  if (consumes.length > 0) facts['request'] = { consumes }

  const follow = (node: Json) => deref(node, document, resolve)
  const add = (place: string, node: Json, base: Json, more: Facts = {}, above: Above = []) =>
    addValue(facts, place, node, base, resolve, more, above)

  for (const each of listOf(operation['parameters'])) {
    const { target: parameter, base } = follow(each)
    const required = parameter['required'] === true && { required: true as const }
    if (parameter['in'] === 'body') add('request body', recordOf(parameter['schema']), base, { ...required })
    else add(`${parameter['in']} ${parameter['name']}`, parameter, base, { ...required })
  }
  for (const [status, each] of Object.entries(recordOf(operation['responses']))) {
    const { target: response, base } = follow(recordOf(each))
    facts[status] = {}
    for (const [name, header] of Object.entries(recordOf(response['headers']))) {
      add(`${status} header ${name.toLowerCase()}`, recordOf(header), base)
    }
    if (isRecord(response['schema'])) add(`${status} body`, response['schema'], base)
  }
  return Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The definitions around a place, each with the place where it begins. */
type Above = readonly { readonly target: Json; readonly place: string }[]

function addValue(
  facts: Record<string, Facts>,
  place: string,
  node: Json,
  from: Json,
  resolve: Resolve,
  more: Facts,
  above: Above,
): void {
  const { target, base, marks } = deref(node, from, resolve)
  const own = { ...more, ...marks }
  const again = above.find((each) => each.target === target)
  if (again !== undefined) {
    facts[place] = { ...own, sameAs: again.place }
    return
  }
  facts[place] = {
    type: String(target['type'] ?? 'object'),
    ...(typeof target['format'] === 'string' && { format: target['format'] }),
    ...(Array.isArray(target['enum']) && { enum: [...textsOf(target['enum'])].sort() }),
    ...own,
    ...Object.fromEntries(LIMITS.filter((name) => name in target).map((name) => [name, target[name]])),
  }
  const inside = [...above, { target, place }]
  const required = textsOf(target['required'])
  const child = (at: string, part: unknown, facts_: Facts = {}) =>
    addValue(facts, at, recordOf(part), base, resolve, facts_, inside)
  for (const [name, property] of Object.entries(recordOf(target['properties']))) {
    child(`${place}.${name}`, property, required.includes(name) ? { required: true } : {})
  }
  if (isRecord(target['items'])) child(`${place}[]`, target['items'])
  if (isRecord(target['additionalProperties'])) child(`${place}{}`, target['additionalProperties'])
}

/** Follows a reference, also one that stands alone in an `allOf`, and keeps the keywords beside the reference. */
function deref(node: Json, base: Json, resolve: Resolve): { target: Json; base: Json; marks: Facts } {
  const [only] = listOf(node['allOf'])
  const reference = node['$ref'] ?? only?.['$ref']
  const marks = {
    ...(node['readOnly'] === true && { readOnly: true as const }),
    ...(node['x-nullable'] === true && { nullable: true as const }),
  }
  if (typeof reference !== 'string') return { target: node, base, marks }
  const next = resolve(reference, base)
  const inner = deref(next.target, next.base, resolve)
  return { ...inner, marks: { ...marks, ...inner.marks } }
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}
