import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const [out, scale, ...files] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu'] });
const p = await b.newPage({ viewport: { width: 1960, height: 900 } });
const imgs = files.map(f => `<figure style="margin:4px;display:inline-block;font:12px sans-serif"><img style="zoom:${scale};border:1px solid red;display:block" src="data:image/png;base64,${readFileSync(f).toString('base64')}"><figcaption>${f.split('/').pop()}</figcaption></figure>`).join('');
await p.setContent(`<body style="margin:0;background:#888">${imgs}</body>`);
await p.screenshot({ path: out, fullPage: true });
await b.close();
