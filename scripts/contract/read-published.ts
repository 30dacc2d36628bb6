import { readFileSync } from 'node:fs'
import { dirname, resolve as resolvePath } from 'node:path'
import type { ContractFacts } from './contract-facts.ts'
import type { Json } from './json.ts'
import { reduceDocument } from './reduce-document.ts'
import { resolveWithin } from './resolve-within.ts'

/** Reduces a published document, with the parts of other documents that it refers to. */
export function readPublished(file: string): ContractFacts {
  const documents = new Map<string, Json>()
  const read = (path: string): Json => {
    const document: Json = documents.get(path) ?? JSON.parse(readFileSync(path, 'utf8'))
    documents.set(path, document)
    return document
  }
  const pathOf = (document: Json) => [...documents].find(([, each]) => each === document)?.[0] ?? file
  return reduceDocument(read(file), (reference, base) => {
    const [path, within] = reference.split('#')
    const document = path ? read(resolvePath(dirname(pathOf(base)), path)) : base
    return resolveWithin(`#${within}`, document)
  })
}
