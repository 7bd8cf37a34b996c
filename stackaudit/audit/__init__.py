"""The engine: runs rules, keeps their failures apart, and gives one typed result; knows no concrete rule."""
