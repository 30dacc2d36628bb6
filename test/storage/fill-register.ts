import { entryName, type RegisterEntry, toDocument } from '../../src/inventory/register/register-entry.ts'
import { newKey } from '../../src/operator/new-key.ts'
import { parseEncryptionKey } from '../../src/resources/encryption-key.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { START } from './given.ts'

/** The resource of the register that is closed. */
export const CLOSED = 'tailspin'

const AUTHOR = { by: 'key 1' } as const
const RELEASE_AT = START + 1e9

/** Fills the register: a resource with a key, limits that came and went, and a closed resource, which has its numbers. */
export async function fillRegister(store: InventoryStore) {
  const encryptionKey = parseEncryptionKey(Buffer.alloc(32, 7).toString('base64'))
  if ('fault' in encryptionKey) throw new Error(encryptionKey.fault)
  const { entry: key } = newKey('adatum', START, encryptionKey, (count) => Buffer.alloc(count, 9))
  const limits: RegisterEntry = { kind: 'limits', resource: 'adatum', limits: { maxHeldNumbers: 7 } }
  const closure: RegisterEntry = { kind: 'closure', resource: CLOSED, since: START, releaseAt: RELEASE_AT }

  await change(store, 0, [{ kind: 'resource', resource: { name: 'adatum', hosts: [] } }, key, limits])
  await change(store, 1, [{ kind: 'resource', resource: { name: CLOSED, hosts: [] } }])
  await remove(store, 2, limits)
  await change(store, 3, [closure])
  await change(store, 4, [{ kind: 'suspension', resource: 'adatum', since: START }])
  const { kind } = await store.changeClosing({
    ...{ resource: CLOSED, releaseAt: RELEASE_AT, agingMs: 0, limit: 10, author: AUTHOR },
  })
  if (kind !== 'changed') throw new Error(`The resource was not closed: ${kind}`)
  return { key: entryName(key), keyDocument: toDocument(key), closure: toDocument(closure) }
}

async function change(
  store: InventoryStore,
  version: number,
  entries: readonly RegisterEntry[],
): Promise<void> {
  const documents = new Map(entries.map((entry) => [entryName(entry), toDocument(entry)]))
  const changes = entries.map((entry) => ({ entry: entryName(entry), after: shown(entry) }))
  await changed(store.changeRegister({ version, documents, changes, author: AUTHOR }))
}

async function remove(store: InventoryStore, version: number, entry: RegisterEntry): Promise<void> {
  const documents = new Map([[entryName(entry), null]])
  const changes = [{ entry: entryName(entry), before: shown(entry) }]
  await changed(store.changeRegister({ version, documents, changes, author: AUTHOR }))
}

/** What the history has of an entry: of an access key its dates alone. */
function shown(entry: RegisterEntry): object {
  return entry.kind === 'key' ? { createdAt: entry.key.createdAt } : toDocument(entry)
}

async function changed(answering: ReturnType<InventoryStore['changeRegister']>): Promise<void> {
  const { kind } = await answering
  if (kind !== 'changed') throw new Error(`The register was not changed: ${kind}`)
}
