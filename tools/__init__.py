"""Tools a developer runs on the project; the site itself never imports them."""
