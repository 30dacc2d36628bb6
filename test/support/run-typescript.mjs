// `node --import ./test/support/run-typescript.mjs FILE.ts`: runs a harness without building it.
import { register } from 'node:module'

register('./typescript-hooks.mjs', import.meta.url)
