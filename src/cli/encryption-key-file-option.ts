import { Option } from 'commander'

/** The flag for the keys that encrypt stored access keys, which several commands have. */
export function encryptionKeyFileOption(): Option {
  return new Option(
    '--encryption-key-file <file>',
    'keys (base64, 32 bytes) that encrypt stored access keys, the first one new ones; or set HOLDLINE_ENCRYPTION_KEYS',
  ).env('HOLDLINE_ENCRYPTION_KEY_FILE')
}
