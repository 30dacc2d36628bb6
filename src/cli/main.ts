import { run } from './run.ts'

const exitCode = await run(process.argv.slice(2))
if (exitCode !== undefined) process.exit(exitCode)
