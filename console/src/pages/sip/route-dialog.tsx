import { Checkbox, Field, Input, makeStyles, Text } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormDialog } from '../../shared/form-dialog.tsx'
import type { SipRoute, SipTrunk } from './use-sip.ts'

const useStyles = makeStyles({
  trunks: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '12rem',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    border: 'none',
  },
  legend: { padding: 0 },
})

/** Asks for a new route, or for what is to change in one. */
export function RouteDialog({
  route,
  trunks,
  onSave,
  onClose,
}: {
  /** The route that is changed; absent if one is added. */
  readonly route?: SipRoute
  readonly trunks: readonly SipTrunk[]
  readonly onSave: (route: SipRoute) => Promise<unknown>
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const [name, setName] = useState(route?.name ?? '')
  const [numberPattern, setPattern] = useState(route?.numberPattern ?? '')
  const [description, setDescription] = useState(route?.description ?? '')
  const [picked, setPicked] = useState(route?.trunks ?? [])
  const save = useMutation({
    mutationFn: () =>
      onSave({
        name: name.trim(),
        numberPattern: numberPattern.trim(),
        trunks: picked,
        ...(description.trim() !== '' && { description: description.trim() }),
      }),
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={route === undefined ? 'Add a route' : `Change ${route.name}`}
      action={route === undefined ? 'Add' : 'Save'}
      failure={save.error}
      isBusy={save.isPending}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Field label="Name">
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field
        label="Number pattern"
        hint="A regular expression. Calls to numbers that it matches take this route."
      >
        <Input
          placeholder="^\+1(\d{10})$"
          value={numberPattern}
          onChange={(_, { value }) => setPattern(value)}
        />
      </Field>
      <Field label="Description">
        <Input value={description} onChange={(_, { value }) => setDescription(value)} />
      </Field>
      <fieldset className={styles.trunks}>
        <legend className={styles.legend}>Trunks</legend>
        <Text size={200}>
          {trunks.length === 0
            ? 'There is no trunk yet. A route without a trunk is kept, but carries no calls.'
            : 'Calls go to the first that is available, in the order in which you pick them.'}
        </Text>
        {trunks.map(({ fqdn }) => (
          <Checkbox
            key={fqdn}
            label={
              picked.length > 1 && picked.includes(fqdn) ? `${fqdn} (${picked.indexOf(fqdn) + 1}.)` : fqdn
            }
            checked={picked.includes(fqdn)}
            onChange={(_, { checked }) =>
              setPicked(checked === true ? [...picked, fqdn] : picked.filter((each) => each !== fqdn))
            }
          />
        ))}
      </fieldset>
    </FormDialog>
  )
}
