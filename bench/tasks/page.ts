import { pageSize, READING_PAGE } from "../../scripts/page-size.ts";
import { atMost } from "./goals.ts";
import type { Task } from "./task.ts";

/** Size of what a page loads to read one pool. */
export const page: Task = () => [
	{
		id: "page",
		title: "A page that only reads",
		contenders: [{ name: "page", seconds: 4, once: true }],
		columns: [
			{ head: "KB gzip", measure: "kb", digits: 1 },
			{ head: "of npm packages", measure: "packagesKb", digits: 1 },
		],
		run: async () => {
			const { own, packages } = await pageSize(READING_PAGE);
			return { title: "phala-stakepool", measures: { kb: own + packages, packagesKb: packages } };
		},
		goals: (results) =>
			atMost({ row: 7, what: "page that only reads, KB gzip", basis: "count" }, results.median("page", "kb"), 45),
	},
];
