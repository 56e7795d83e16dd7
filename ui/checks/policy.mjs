// Opens the gallery under the strictest content policy and fails on any report: `node checks/policy.mjs`.
import { withGallery } from './gallery.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html";
let reports = 0;
await withGallery(
  async (open) => {
    for (const query of ['view=parts', 'view=bracket&n=29&lit=5&pick=26', 'view=bracket&n=1024']) {
      const page = await open(query);
      const said = page.locator('text=/Upper|Parts/').first();
      if (!(await said.isVisible())) throw new Error(`${query} shows nothing`);
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted/.test(message.text())) reports += 1;
      });
      if (query === 'view=parts') await page.getByText('Open a sheet').click();
      else for (const key of ['+', '1', '-', '0', 'l', 'ArrowRight', 'ArrowDown', 'n', 'n']) await page.locator('[role=listbox]').press(key);
      await page.waitForTimeout(300);
      reports += await page.evaluate(() => window.policyReports?.length ?? 0);
      await page.close();
    }
  },
  { headers: { 'Content-Security-Policy': POLICY }, atStart: () => {
    window.policyReports = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.policyReports.push(event.violatedDirective);
      console.error(`policy: ${event.violatedDirective} ${event.sourceFile ?? ''}:${event.lineNumber} ${event.sample}`);
    });
  } },
);
console.log(reports === 0 ? 'policy: nothing reported' : `policy: ${reports} reports`);
process.exitCode = reports === 0 ? 0 : 1;
