import type { StoreLoadInput } from '../load/store-load.ts'
import { processFile } from '../paths.ts'
import { startChild } from '../processes/start-child.ts'
import type { StoreProcess } from './hold-in-store.ts'
import type { Bench } from './scenario.ts'

/** Opens an inventory in a process of its own, which holds without HTTP, and stops it in the end. */
export function startStore(bench: Bench, input: StoreLoadInput): Promise<StoreProcess> {
  return bench.use(startChild({ file: processFile('store-process'), input }))
}
