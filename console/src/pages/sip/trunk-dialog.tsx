import { Field, Input } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '../../shared/form-dialog.tsx'
import type { SipTrunk } from './use-sip.ts'

/** The port that SIP over TLS has: https://www.rfc-editor.org/rfc/rfc3261#section-19.1.2 */
const USUAL_PORT = 5061

/** Asks for a new trunk, or for another port of one. */
export function TrunkDialog({
  trunk,
  taken,
  onSave,
  onClose,
}: {
  /** The trunk that is changed; absent if one is added. */
  readonly trunk?: SipTrunk
  /** The domain names that have a trunk already, which an added one would overwrite. */
  readonly taken: readonly string[]
  readonly onSave: (trunk: SipTrunk) => Promise<unknown>
  readonly onClose: () => void
}) {
  const [fqdn, setFqdn] = useState(trunk?.fqdn ?? '')
  const [port, setPort] = useState(String(trunk?.port ?? USUAL_PORT))
  const isTaken = trunk === undefined && taken.includes(fqdn.trim())
  const isPort = /^\d{1,9}$/.test(port)
  const save = useMutation({
    mutationFn: () => onSave({ fqdn: fqdn.trim(), port: Number(port) }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={trunk === undefined ? 'Add a trunk' : `Change ${trunk.fqdn}`}
      action={trunk === undefined ? 'Add' : 'Save'}
      failure={save.error}
      isBusy={save.isPending}
      onSubmit={() => isPort && !isTaken && save.mutate()}
      onClose={onClose}
    >
      {trunk === undefined && (
        <Field
          label="Domain name"
          hint="The name of your session border controller."
          {...(isTaken && { validationMessage: 'This name has a trunk already.', validationState: 'error' })}
        >
          <Input placeholder="sbc.contoso.com" value={fqdn} onChange={(_, { value }) => setFqdn(value)} />
        </Field>
      )}
      <Field
        label="Port"
        {...(!isPort && {
          validationMessage: 'A port is a number from 1 to 65535.',
          validationState: 'error',
        })}
      >
        <Input inputMode="numeric" value={port} onChange={(_, { value }) => setPort(value.trim())} />
      </Field>
    </FormDialog>
  )
}
