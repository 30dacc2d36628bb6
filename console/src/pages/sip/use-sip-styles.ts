import { makeStyles, tokens } from '@fluentui/react-components'

/** The look that trunks and routes share. */
export const useSipStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  title: { flexGrow: 1, marginBlock: 0 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS },
  pattern: { fontFamily: tokens.fontFamilyMonospace },
})
