import { openStoreLoad, type StoreLoadInput } from '../load/store-load.ts'
import { parentInput, serveParent } from './serve-parent.ts'

/** Holds numbers without HTTP: the store alone, with its thread. */
const input: StoreLoadInput = JSON.parse(parentInput())
const { run, close } = await openStoreLoad(input)
serveParent({ port: 0, answer: run, stop: close })
