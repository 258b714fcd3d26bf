import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

const green: MantineColorsTuple = [
  '#eaf3ee',
  '#d2e6db',
  '#b3d8c4',
  '#93d6b4',
  '#79c7a0',
  '#56a67f',
  '#35805c',
  '#1d6b49',
  '#0e5a3c',
  '#0a4630',
]

const gray: MantineColorsTuple = [
  '#f5f7f5',
  '#edf2ef',
  '#e1e6e3',
  '#cbd3ce',
  '#a5b0aa',
  '#7f8b85',
  '#636e68',
  '#4a554f',
  '#2c3630',
  '#17201b',
]

const dark: MantineColorsTuple = [
  '#e6ece8',
  '#b0bab4',
  '#8f9a94',
  '#6b7771',
  '#28312c',
  '#1e2622',
  '#171e1a',
  '#0f1412',
  '#0b100e',
  '#070a09',
]

const variantColors: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input)
  if (input.variant === 'filled' && input.color === 'red')
    return { ...usual, background: 'var(--broken)', hover: 'var(--broken)', color: 'var(--on-broken)' }
  if (input.variant === 'filled')
    return { ...usual, background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)' }
  return usual
}

export const theme = createTheme({
  colors: { green, gray, dark },
  primaryColor: 'green',
  primaryShade: { light: 8, dark: 4 },
  variantColorResolver: variantColors,
  black: '#17201b',
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 4,
  shadows: { md: 'var(--float-shadow)', lg: 'var(--float-shadow)', xl: 'var(--float-shadow)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  components: {
    Button: { defaultProps: { variant: 'default' } },
    InputWrapper: {
      defaultProps: { withAsterisk: false, inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    Popover: { defaultProps: { shadow: 'md', radius: 4, transitionProps: { duration: 80 } } },
    Menu: { defaultProps: { shadow: 'md', radius: 4, transitionProps: { duration: 80 } } },
    Combobox: { defaultProps: { shadow: 'md' } },
    Modal: {
      defaultProps: {
        shadow: 'md',
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 80 },
      },
    },
    Drawer: { defaultProps: { shadow: 'md', overlayProps: { backgroundOpacity: 0.35 } } },
  },
})

/** Mantine's own colours, said in our tokens, so that a part of Mantine can't bring a colour of its own. */
export const cssVariables: CSSVariablesResolver = () => {
  const colours = {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--broken)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-default': 'var(--ground)',
    '--mantine-color-default-hover': 'var(--wash)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--ground)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-light': 'var(--accent-wash)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
  }
  return { variables: {}, light: colours, dark: colours }
}
