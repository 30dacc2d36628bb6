import { type Command, Option } from 'commander'
import { configFileOption } from '../config-file-option.ts'
import { databaseOption } from '../database-options.ts'
import { encryptionKeyFileOption } from '../encryption-key-file-option.ts'
import { parseAuthor } from '../parse-options.ts'
import { addPlaceOptions, type ServerOptions } from '../server-options.ts'

/** The flags of a command that the operator gives for an inventory, with or without a running server. */
export interface OperatorOptions extends Omit<ServerOptions, 'sandbox'> {
  readonly database?: string
  readonly config?: string
  readonly encryptionKeyFile?: string
  readonly as?: string
}

/** The flag with which a command tells who gives it. */
export function asOption(): Option {
  return new Option('--as <name>', 'who you are, for the history; nothing proves it').argParser(parseAuthor)
}

/** Adds the flags by which a command finds its inventory. */
export function addOperatorOptions(command: Command): Command {
  return addPlaceOptions(command)
    .addOption(databaseOption())
    .addOption(configFileOption())
    .addOption(encryptionKeyFileOption())
    .addOption(asOption())
}
