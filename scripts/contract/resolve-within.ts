import { type Json, recordOf } from './json.ts'

/** The target of a reference inside a document, `#/definitions/Name`. */
export function resolveWithin(reference: string, document: Json): { target: Json; base: Json } {
  const [, ...path] = reference.split('/')
  const target = path.reduce((node, name) => recordOf(node[name]), document)
  if (Object.keys(target).length === 0) throw new Error(`Nothing is at ${reference}`)
  return { target, base: document }
}
