// `npm run docs`: builds the site into docs/site/dist and checks it. SITE_BASE is the path that it is served at, "/" by default.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { checkHtml } from "./check-html.ts";
import { ROOT } from "./pages.ts";
import { writeReference } from "./reference.ts";
import { stage } from "./stage.ts";

const SITE = join(ROOT, "docs/site");
const STAGED = join(SITE, ".staged");
const base = process.env.SITE_BASE ?? "/";

stage(STAGED, base);
const exports = writeReference(STAGED);
execFileSync(process.execPath, ["node_modules/vitepress/bin/vitepress.js", "build"], { cwd: SITE, stdio: "inherit" });

const { pages, links, broken } = checkHtml(join(SITE, "dist"), base);
if (broken.length > 0) {
	console.error(`Broken links of the site:\n${broken.slice(0, 50).join("\n")}`);
	process.exit(1);
}
console.log(`docs/site/dist: ${pages} pages, ${exports} exports in the reference, ${links} links, none broken.`);
console.log("Look at it: npm --prefix docs/site run preview");
