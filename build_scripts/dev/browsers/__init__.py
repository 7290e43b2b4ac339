"""Firefox, WebKit and Chromium as the distribution has them, driven through one narrow client of WebDriver."""
