const COLOURS = process.stdout.isTTY && !process.env['NO_COLOR']
const paint = (code: string, text: string): string => COLOURS ? `\u001B[${code}m${text}\u001B[0m` : text

/** Prints the story as it happens. */
export class Narrator {
  #chapter = 0

  chapter(title: string): void {
    this.#chapter += 1
    console.log(`\n${paint('1;36', `${this.#chapter}. ${title}`)}`)
  }

  says(text: string): void {
    console.log(`   ${text}`)
  }

  /** An event as it arrives over the socket. */
  hears(text: string): void {
    console.log(`   ${paint('33', `⚡ ${text}`)}`)
  }

  refusal(code: string, message: string): void {
    console.log(`   ${paint('31', `✗ ${code}`)} ${message}`)
  }

  held(text: string): void {
    console.log(`   ${paint('32', '✓')} ${text}`)
  }

  table(rows: readonly (readonly string[])[]): void {
    const [first = []] = rows
    const widths = first.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
    rows.forEach((row, index) => {
      const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
      console.log(`     ${index === 0 ? paint('2', line) : line}`)
    })
  }
}

/** Rupiah as people write them: 84000000 is Rp84.000.000. */
export function rupiah(amount: string): string {
  const [whole = '0'] = amount.split('.')
  return `Rp${whole.replace(/\B(?=(\d{3})+$)/g, '.')}`
}
