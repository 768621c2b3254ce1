import { settings } from '../../platform/config.js'

/** The text of `npm start -- --help`, made from the settings themselves. */
export function helpText(): string {
  const rows = Object.entries(settings.shape).map(([name, setting]) =>
    `  ${name.padEnd(16)} ${setting.description ?? ''} (default: ${shown(setting.parse(undefined))})`)
  return [
    'Usage: npm start',
    '',
    'Starts Karya and, unless DATABASE_URL is set, its own PostgreSQL. Ctrl-C stops both.',
    '',
    'Settings are environment variables, for example PORT=8080 npm start:',
    '',
    ...rows,
  ].join('\n')
}

function shown(value: string | number | boolean | readonly string[] | undefined): string {
  if (value === undefined) return 'depends'
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return String(value) || 'empty'
}
