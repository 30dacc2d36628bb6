import { Ajv } from 'ajv'
import type { Static, TSchema } from 'typebox'
import { AgingDocument, readAgingName } from '../../catalog/aging-document.ts'
import {
  OfferingDocument,
  PlannedDocument,
  RetirementDocument,
  toOffering,
} from '../../catalog/offering-document.ts'
import {
  ClosureDocument,
  LimitsDocument,
  StocksDocument,
  StoredKeyDocument,
  StoredResourceDocument,
  SuspensionDocument,
} from '../../resources/resource-document.ts'
import { entryName, type RegisterEntry } from './register-entry.ts'

/** The entries of the register's documents, and the names of the documents that this version cannot read. */
export interface ReadEntries {
  readonly entries: ReadonlyMap<string, RegisterEntry>
  readonly unreadable: readonly string[]
}

/** Reads the register's documents. A document that a newer version wrote may be unreadable, and is left out. */
export function readEntries(documents: ReadonlyMap<string, unknown>): ReadEntries {
  const entries = new Map<string, RegisterEntry>()
  const unreadable: string[] = []
  for (const [name, document] of documents) {
    const entry = readEntry(name, document)
    if (entry === undefined || entryName(entry) !== name) unreadable.push(name)
    else entries.set(name, entry)
  }
  return { entries, unreadable }
}

const ajv = new Ajv()
const isResource = checker(StoredResourceDocument)
const isKey = checker(StoredKeyDocument)
const isOffering = checker(OfferingDocument)
const isRetirement = checker(RetirementDocument)
const isPlanned = checker(PlannedDocument)
const isAging = checker(AgingDocument)
const isLimits = checker(LimitsDocument)
const isStocks = checker(StocksDocument)
const isClosure = checker(ClosureDocument)
const isSuspension = checker(SuspensionDocument)

function checker<S extends TSchema>(schema: S): (document: unknown) => document is Static<S> {
  const validate = ajv.compile<Static<S>>(schema)
  return (document): document is Static<S> => validate(document)
}

function readEntry(name: string, document: unknown): RegisterEntry | undefined {
  const [kind, ...rest] = name.split('/')
  switch (kind) {
    case 'resource':
      return isResource(document) ? { kind, resource: document } : undefined
    case 'key': {
      const [resource, id, ...others] = rest
      if (resource === undefined || id === undefined || others.length > 0 || !isKey(document))
        return undefined
      const { createdAt, promotedAt, ...sealed } = document
      return {
        kind,
        key: { resource, id, createdAt, ...(promotedAt !== undefined && { promotedAt }), sealed },
      }
    }
    case 'offering':
      if (isRetirement(document)) return { kind: 'retirement', offering: rest.join('/') }
      return isOffering(document) ? { kind, offering: toOffering(document) } : undefined
    case 'planned': {
      if (!isPlanned(document)) return undefined
      const offering = 'offering' in document ? { offering: toOffering(document.offering) } : {}
      return { kind, planned: { name: rest.slice(0, -1).join('/'), from: document.from, ...offering } }
    }
    case 'aging': {
      const place = readAgingName(rest)
      if (place === undefined || !isAging(document)) return undefined
      return { kind, rule: { ...place, agingMs: document.seconds * 1_000 } }
    }
    case 'limits':
      return isLimits(document) ? { kind, resource: rest.join('/'), limits: document } : undefined
    case 'stocks':
      return isStocks(document) ? { kind, resource: rest.join('/'), stocks: document.stocks } : undefined
    case 'closure':
      return isClosure(document) ? { kind, resource: rest.join('/'), ...document } : undefined
    case 'suspension':
      return isSuspension(document) ? { kind, resource: rest.join('/'), since: document.since } : undefined
    default:
      return undefined
  }
}
