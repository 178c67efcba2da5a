import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent } from "vue";
import "./style.css";

/** VitePress's own theme, and the playground, which is loaded by its page only. */
export default {
	extends: DefaultTheme,
	enhanceApp({ app }: { app: import("vue").App }) {
		app.component(
			"Playground",
			defineAsyncComponent(() => import("./Playground.vue")),
		);
	},
};
