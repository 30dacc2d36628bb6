// npm run seed-schema: writes docs/holdline.seed.schema.json, which editors use to check seeds.
import { writeFile } from 'node:fs/promises'
import { seedSchema } from '../src/seed/seed-schema.ts'

await writeFile(new URL('../docs/holdline.seed.schema.json', import.meta.url), seedSchema())
