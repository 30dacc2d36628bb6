// `node --import ./test/support/run-typescript.mjs FILE.ts` runs a harness from its sources.
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
