import { devchain } from "./devchain.ts";
import { first } from "./first.ts";
import { growth } from "./growth.ts";
import { live } from "./live.ts";
import { maths } from "./maths.ts";
import { page } from "./page.ts";
import { plans } from "./plans.ts";
import { far, pools } from "./pools.ts";
import { portfolio } from "./portfolio.ts";
import { sends } from "./sends.ts";
import type { Task } from "./task.ts";

/** All tasks by name, in the order in which they run. */
export const TASKS: Readonly<Record<string, Task>> = {
	pools,
	far,
	portfolio,
	live,
	first,
	page,
	maths,
	sends,
	plans,
	devchain,
	growth,
};
