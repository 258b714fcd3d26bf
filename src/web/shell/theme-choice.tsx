import { SegmentedControl, useMantineColorScheme } from '@mantine/core'

/** Follows the system unless a person says otherwise; kept in this browser. */
export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      aria-label="Appearance"
      className="theme-choice"
      fullWidth
      size="xs"
      value={colorScheme}
      onChange={(choice) => {
        if (choice === 'light' || choice === 'dark' || choice === 'auto') setColorScheme(choice)
      }}
      data={[
        { value: 'auto', label: 'System' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
  )
}
