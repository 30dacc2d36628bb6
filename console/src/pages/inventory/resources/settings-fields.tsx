import { Field, Input } from '@fluentui/react-components'
import { LimitFields } from './limit-fields.tsx'
import { StockFields } from './stock-fields.tsx'
import type { WrittenSettings } from './written-settings.ts'

/** Asks under which host names a resource answers, what it may buy, and how much. */
export function SettingsFields({
  settings,
  hasHosts = true,
  onChange,
}: {
  readonly settings: WrittenSettings
  /** Whether its host names can be changed here. */
  readonly hasHosts?: boolean
  readonly onChange: (settings: WrittenSettings) => void
}) {
  return (
    <>
      {hasHosts && (
        <Field
          label="Host names"
          hint="Under these only this resource answers. Without any, its key alone says who calls."
        >
          <Input
            placeholder="contoso.example.com"
            value={settings.hosts}
            onChange={(_, { value: hosts }) => onChange({ ...settings, hosts })}
          />
        </Field>
      )}
      <StockFields
        isOpen={settings.isOpen}
        scopes={settings.scopes}
        onChange={(stocks) => onChange({ ...settings, ...stocks })}
      />
      <LimitFields limits={settings.limits} onChange={(limits) => onChange({ ...settings, limits })} />
    </>
  )
}
