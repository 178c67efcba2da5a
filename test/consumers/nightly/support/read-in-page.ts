import { type BrowserPage, openPage } from "../../../../scripts/browser/chromium.ts";

const REPORT = "reportStake";

/**
 * Opens a page in Chromium, and waits until it has called `reportStake` for every chain.
 *
 * @param toUrl - the page's URL
 * @returns stake by the chain's URL, as the page reported it
 */
export async function readInPage(url: string, count: number): Promise<Record<string, string>> {
	const page = await openPage();
	try {
		return await collectReports(page, url, count);
	} finally {
		await page.close();
	}
}

async function collectReports(page: BrowserPage, url: string, count: number): Promise<Record<string, string>> {
	const stakes: Record<string, string> = {};
	const done = new Promise<void>((resolve, reject) => {
		page.on("Runtime.exceptionThrown", (params) => reject(new Error(JSON.stringify(params))));
		page
			.expose(REPORT, (text) => {
				const { url, stake, error } = JSON.parse(text) as Record<"url" | "stake" | "error", string>;
				if (error) reject(new Error(error));
				stakes[url] = stake;
				if (Object.keys(stakes).length === count) resolve();
			})
			.catch(reject);
	});
	done.catch(() => {});
	await page.send("Runtime.enable");
	await page.send("Page.enable");
	await page.send("Page.navigate", { url });
	await done;
	return stakes;
}
