// Writes generated/: the types of the server's answers, made from its OpenAPI documents alone.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTypescript, { astToString } from 'openapi-typescript'
import swagger2openapi from 'swagger2openapi'

const CONSOLE = new URL('../', import.meta.url)
const GENERATED = new URL('generated/', CONSOLE)

mkdirSync(GENERATED, { recursive: true })
const { own, ...swagger } = readDocuments()
// The API's documents are Swagger 2.0, which the generator does not read.
for (const [name, document] of Object.entries(swagger)) {
  const { openapi } = await swagger2openapi.convertObj(document, { patch: true })
  allowRemoval(openapi)
  await writeTypes(name, openapi)
}
await writeTypes('own', own)

/** The documents that the server of this repository serves. */
function readDocuments() {
  const root = fileURLToPath(new URL('../', CONSOLE))
  const args = ['--import', './test/support/run-typescript.mjs', 'scripts/print-contract-documents.ts']
  return JSON.parse(
    execFileSync(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }).toString(),
  )
}

/** In a merge patch, null takes a member of a map away (RFC 7396). Swagger 2.0 has no way to say so. */
function allowRemoval({ paths, components: { schemas } }) {
  for (const { patch } of Object.values(paths)) {
    const content = patch?.requestBody?.content ?? {}
    const reference = content['application/merge-patch+json']?.schema.$ref
    if (reference === undefined) continue
    const name = `${reference.split('/').at(-1)}Patch`
    const { properties, ...schema } = structuredClone(schemas[reference.split('/').at(-1)])
    for (const property of Object.values(properties)) {
      const { additionalProperties: member } = property
      if (typeof member === 'object') property.additionalProperties = { nullable: true, allOf: [member] }
    }
    schemas[name] = { ...schema, properties }
    for (const body of Object.values(content)) body.schema = { $ref: `#/components/schemas/${name}` }
  }
}

async function writeTypes(name, document) {
  const types = await openapiTypescript(document, {
    alphabetize: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  })
  writeFileSync(new URL(`${name}.d.ts`, GENERATED), astToString(types))
}
